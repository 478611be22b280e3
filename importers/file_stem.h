#pragma once

#include <string>

namespace dyetrace {

/// The name of a file without its folders and its last ending: `orders` of `shop/orders.bpmn`.
std::string stemOf(const std::string& path);

}  // namespace dyetrace
