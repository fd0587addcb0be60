#pragma once

#include "model/reference_checker.h"

namespace zhanting {

/// Reports what the menu and the home page name and there is not, and bands that are not whole.
void check_settings(const Site& site, ReferenceChecker& references, Diagnostics& diagnostics);

}  // namespace zhanting
