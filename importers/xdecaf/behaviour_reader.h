#pragma once

// What the behaviour of a node does, as pins and assignments of the model (model/transfer.h). Each
// node that has a behaviour gets pins of its own.

#include <map>
#include <string>
#include <utility>

#include "importers/xdecaf/dictionary.h"
#include "model/product.h"

namespace dyetrace::xdecaf {

class BehaviourReader {
 public:
  /// Both must outlive it.
  BehaviourReader(const Dictionary& dictionary, Product& product)
      : dictionary_(dictionary), product_(product) {}

  /// What cannot be understood is reported and left out.
  void read(const Behaviour& behaviour, NodeId node);
  /// Invalid if the node has no pin of that key.
  PinId pinOf(NodeId node, const std::string& key) const;

 private:
  void addPin(pugi::xml_node element, NodeId node, bool input);
  void addAssignment(pugi::xml_node element, NodeId node);
  void addInputs(pugi::xml_node element, NodeId node, Assignment& assignment);
  void startLabels(const Assignment& assignment, NodeId node);
  LabelTerm termOf(pugi::xml_node element, pugi::xml_node around);
  LabelTerm labelTerm(pugi::xml_node element);
  LabelId labelOf(const std::string& reference, pugi::xml_node element);
  void warn(std::string code, std::string message, pugi::xml_node element,
            std::string advice = {}) const;

  const Dictionary& dictionary_;
  Product& product_;
  std::map<std::pair<NodeId, std::string>, PinId> pins_;
  std::map<std::string, LabelId> labels_;  ///< By id in the dictionary.
};

}  // namespace dyetrace::xdecaf
