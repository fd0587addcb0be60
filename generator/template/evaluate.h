#pragma once

#include <string>

#include "template/program.h"
#include "template/template_set.h"

namespace zhanting {

/// Renders one template of `library` into `out`; see TemplateSet::render.
bool evaluate(const Library& library, const Program& program, const RenderInput& input,
              std::string& out, Diagnostics& diagnostics);

}  // namespace zhanting
