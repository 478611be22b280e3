#pragma once

#include "model/product.h"

namespace dyetrace {

/// The category of data that a label stands for.
inline const Term& termOf(const Product& product, LabelId label) {
  return product.taxonomy[product.labels[label].category];
}

}  // namespace dyetrace
