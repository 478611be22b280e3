#pragma once

// A model in BPMN that many findings are made of: much personal data, kept without end in many
// stores and handed to many partners for adverts, each hand-over behind one of a few settings.
//
// As a chain, each step takes the data out of the store of the one before, so that roads are long;
// else one step writes to all stores, and roads are short.

#include <string>

namespace dyetrace {

struct CrowdedShape {
  int partners = 150;
  bool chain = true;
};

class CrowdedModel {
 public:
  static std::string text(const CrowdedShape& shape) {
    CrowdedModel model(shape);
    return model.whole();
  }

 private:
  static constexpr int kSettings = 5;
  static constexpr const char* kData =
      "contact.email, contact.phone_number, location.precise, user.name, health_and_medical, "
      "financial, biometric, device.ip_address";

  explicit CrowdedModel(const CrowdedShape& shape) : shape_(shape) {
    for (int i = 0; i < shape.partners; ++i) {
      addPartner(std::to_string(i));
      addStore(std::to_string(i));
    }
    const int tasks = shape.chain ? shape.partners : 1;
    for (int i = 0; i < tasks; ++i) addTask(i);
  }

  void addPartner(const std::string& number) {
    participants_ += "    <bpmn:participant id=\"Partner_" + number + "\" name=\"Partner " +
                     number + "\">\n" +
                     said("privacy.role: third party\nprivacy.purpose: advertising") +
                     "    </bpmn:participant>\n";
  }

  void addStore(const std::string& number) {
    process_ += "    <bpmn:dataStoreReference id=\"Store_" + number + "\" name=\"Records " +
                number + "\">\n" + said("privacy.retention: forever") +
                "    </bpmn:dataStoreReference>\n";
  }

  void addTask(int task) {
    const std::string id = "Task_" + std::to_string(task);
    process_ +=
        "    <bpmn:task id=\"" + id + "\" name=\"Work on records " + std::to_string(task) + "\">\n";
    if (task > 0) addAssociation("dataInputAssociation", "sourceRef", task - 1, id);
    const int last = shape_.chain ? task : shape_.partners - 1;
    for (int each = task; each <= last; ++each) {
      addAssociation("dataOutputAssociation", "targetRef", each, id);
      addHandOver(each, id);
    }
    process_ += "    </bpmn:task>\n";
  }

  void addAssociation(const std::string& tag, const std::string& end, int store,
                      const std::string& task) {
    const std::string number = std::to_string(store);
    process_ += "      <bpmn:" + tag + " id=\"" + tag + "_" + task + "_" + number + "\">\n" +
                "        <bpmn:" + end + ">Store_" + number + "</bpmn:" + end +
                ">\n      </bpmn:" + tag + ">\n";
  }

  void addHandOver(int partner, const std::string& task) {
    const std::string number = std::to_string(partner);
    flows_ += "    <bpmn:messageFlow id=\"Flow_" + number + "\" name=\"hand over " + number +
              "\" sourceRef=\"" + task + "\" targetRef=\"Partner_" + number + "\">\n" +
              said("privacy.when: sharing-" + std::to_string(partner % kSettings) + " = on") +
              "    </bpmn:messageFlow>\n";
  }

  static std::string said(const std::string& words) {
    return "      <bpmn:documentation>" + words + "</bpmn:documentation>\n";
  }

  std::string whole() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "id=\"Definitions_1\">\n  <bpmn:collaboration id=\"Collaboration_1\">\n"
           "    <bpmn:participant id=\"Member\" name=\"Member\">\n" +
           said(std::string("privacy.kind: person\nprivacy.role: subject\n"
                            "privacy.purpose: essential.service\nprivacy.data: ") +
                kData) +
           "    </bpmn:participant>\n"
           "    <bpmn:participant id=\"Product\" name=\"Example\" processRef=\"Process_1\" />\n" +
           participants_ +
           "    <bpmn:messageFlow id=\"Flow_In\" name=\"sign up\" sourceRef=\"Member\" "
           "targetRef=\"Task_0\" />\n" +
           flows_ + "  </bpmn:collaboration>\n  <bpmn:process id=\"Process_1\">\n" + process_ +
           "  </bpmn:process>\n</bpmn:definitions>\n";
  }

  CrowdedShape shape_;
  std::string participants_;
  std::string flows_;
  std::string process_;
};

}  // namespace dyetrace
