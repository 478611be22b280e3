#pragma once

// A large BPMN model as modelling tools write them: pools, lanes, tasks, data objects with
// associations, message flows, and the shapes and edges of the drawing, which are more than half of
// it.

#include <string>

namespace dyetrace {

inline constexpr int kTasksInPool = 40;

class ModelText {
 public:
  std::string ofBytes(std::size_t bytes) {
    for (int pool = 0; processes_.size() + shapes_.size() < bytes; ++pool) addPool(pool);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
           "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
           "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"Definitions_1\">\n"
           "  <bpmn:collaboration id=\"Collaboration_1\">\n" +
           collaboration_ + "  </bpmn:collaboration>\n" + processes_ +
           "  <bpmndi:BPMNDiagram id=\"BPMNDiagram_1\">\n"
           "    <bpmndi:BPMNPlane id=\"BPMNPlane_1\" bpmnElement=\"Collaboration_1\">\n" +
           shapes_ + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n";
  }

 private:
  void addPool(int pool) {
    const std::string name = std::to_string(pool);
    collaboration_ += "    <bpmn:participant id=\"Participant_" + name + "\" name=\"Department " +
                      name + "\" processRef=\"Process_" + name + "\" />\n";
    if (pool > 0) addMessageFlow(pool);
    processes_ += "  <bpmn:process id=\"Process_" + name + "\" isExecutable=\"false\">\n";
    addLanes(name);
    for (int task = 0; task < kTasksInPool; ++task) addTask(name, task);
    processes_ += "  </bpmn:process>\n";
    addShape("Participant_" + name, 160, pool * 400);
  }

  void addMessageFlow(int pool) {
    const std::string id = "MessageFlow_" + std::to_string(pool);
    collaboration_ += "    <bpmn:messageFlow id=\"" + id +
                      "\" name=\"monthly figures\" sourceRef=\"" +
                      taskId(std::to_string(pool - 1), 3) + "\" targetRef=\"" +
                      taskId(std::to_string(pool), 0) + "\" />\n";
    addEdge(id, pool);
  }

  void addLanes(const std::string& pool) {
    processes_ += "    <bpmn:laneSet id=\"LaneSet_" + pool + "\">\n";
    for (int lane = 0; lane < 4; ++lane) {
      const std::string id = "Lane_" + pool + "_" + std::to_string(lane);
      processes_ +=
          "      <bpmn:lane id=\"" + id + "\" name=\"Team " + std::to_string(lane) + "\">\n";
      for (int task = lane; task < kTasksInPool; task += 4) {
        processes_ += "        <bpmn:flowNodeRef>" + taskId(pool, task) + "</bpmn:flowNodeRef>\n";
      }
      processes_ += "      </bpmn:lane>\n";
      addShape(id, 190, lane * 100);
    }
    processes_ += "    </bpmn:laneSet>\n";
  }

  static std::string taskId(const std::string& pool, int task) {
    return "Activity_" + pool + "_" + std::to_string(task);
  }

  void addTask(const std::string& pool, int task) {
    const std::string id = taskId(pool, task);
    const std::string data = "DataObjectReference_" + pool + "_" + std::to_string(task);
    processes_ += "    <bpmn:userTask id=\"" + id + "\" name=\"Handle case " +
                  std::to_string(task) + " &amp; file it\">\n";
    if (task > 0) {
      addAssociation("dataInputAssociation", "sourceRef",
                     "DataObjectReference_" + pool + "_" + std::to_string(task - 1), id);
    }
    addAssociation("dataOutputAssociation", "targetRef", data, id);
    processes_ += "    </bpmn:userTask>\n";
    addData(pool, task, data);
    if (task > 0) addSequence(pool, task);
    addShape(id, 240 + task * 150, 80);
    addShape(data, 270 + task * 150, 200);
  }

  void addAssociation(const std::string& tag, const std::string& end, const std::string& data,
                      const std::string& task) {
    const std::string id = tag + "_" + task;
    processes_ += "      <bpmn:" + tag + " id=\"" + id + "\">\n        <bpmn:" + end + ">" + data +
                  "</bpmn:" + end + ">\n      </bpmn:" + tag + ">\n";
    addEdge(id, 1);
  }

  void addData(const std::string& pool, int task, const std::string& reference) {
    const std::string object = "DataObject_" + pool + "_" + std::to_string(task);
    processes_ += "    <bpmn:dataObjectReference id=\"" + reference + "\" name=\"Case record " +
                  std::to_string(task) + "\" dataObjectRef=\"" + object +
                  "\" />\n    <bpmn:dataObject id=\"" + object + "\" />\n";
  }

  void addSequence(const std::string& pool, int task) {
    const std::string id = "Flow_" + pool + "_" + std::to_string(task);
    processes_ += "    <bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + taskId(pool, task - 1) +
                  "\" targetRef=\"" + taskId(pool, task) + "\" />\n";
    addEdge(id, task);
  }

  void addShape(const std::string& element, int x, int y) {
    shapes_ += "      <bpmndi:BPMNShape id=\"" + element + "_di\" bpmnElement=\"" + element +
               "\">\n        <dc:Bounds x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
               "\" width=\"100\" height=\"80\" />\n      </bpmndi:BPMNShape>\n";
  }

  void addEdge(const std::string& element, int x) {
    const std::string place = std::to_string(100 + x * 150);
    shapes_ += "      <bpmndi:BPMNEdge id=\"" + element + "_di\" bpmnElement=\"" + element +
               "\">\n        <di:waypoint x=\"" + place + "\" y=\"120\" />\n" +
               "        <di:waypoint x=\"" + place + "\" y=\"180\" />\n      </bpmndi:BPMNEdge>\n";
  }

  std::string collaboration_;
  std::string processes_;
  std::string shapes_;
};

}  // namespace dyetrace
