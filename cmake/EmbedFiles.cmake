# Writes a C++ file that holds the templates of `dyetrace init`, one raw string for each file.
#
#   cmake -DFOLDER=cli/templates -DOUTPUT=templates.cpp -P EmbedFiles.cmake

file(GLOB files RELATIVE "${FOLDER}" "${FOLDER}/*/*")
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  get_filename_component(template "${file}" DIRECTORY)
  get_filename_component(name "${file}" NAME)
  file(READ "${FOLDER}/${file}" text)
  string(APPEND entries "      {\"${template}\", \"${name}\", R\"embedded(${text})embedded\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made from cli/templates by cmake/EmbedFiles.cmake.
#include \"cli/templates.h\"

namespace dyetrace {

const std::vector<TemplateFile>& templateFiles() {
  static const std::vector<TemplateFile> all{
${entries}  };
  return all;
}

}  // namespace dyetrace
")
