#include "serve/overlay.h"

namespace zhanting {

/// The page's own rules are undone first, so that no theme changes the panel.
std::string_view overlay_style() {
  return R"css(#zhanting-panel, #zhanting-panel *, #zhanting-badge { all: revert; box-sizing: border-box; }
#zhanting-panel {
  position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
  margin: 0; padding: 0.75rem 1.25rem 1rem; border-top: 4px solid #b3261e;
  color-scheme: light; background: #fffaf8; color: #2b1512;
  font: 1rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; text-align: left;
  box-shadow: 0 -4px 24px rgb(0 0 0 / 0.25);
}
#zhanting-panel header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
#zhanting-panel h2 { margin: 0; font-size: 1.125rem; color: #8c1d18; }
#zhanting-panel p { margin: 0.25rem 0; }
#zhanting-panel ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
#zhanting-panel li { padding: 0.5rem 0; border-top: 1px solid #e5cfc9; }
#zhanting-panel code, #zhanting-panel pre { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; }
#zhanting-panel code { overflow-wrap: anywhere; }
#zhanting-panel pre {
  margin: 0.25rem 0; padding: 0.5rem 0.75rem; overflow-x: auto; white-space: pre;
  background: #f6e9e5; color: #2b1512;
}
#zhanting-panel mark { background: #ffd9d2; color: #2b1512; text-decoration: underline #b3261e 2px; }
#zhanting-panel .unseen { visibility: hidden; }
#zhanting-panel .caret, #zhanting-panel .error { color: #b3261e; font-weight: 700; }
#zhanting-panel .warning { color: #6f4e00; font-weight: 700; }
#zhanting-panel button {
  font: inherit; font-size: 0.875rem; padding: 0.125rem 0.625rem; cursor: pointer;
  border: 1px solid #8c1d18; border-radius: 4px; background: #fff; color: #8c1d18;
}
#zhanting-badge {
  position: fixed; inset: auto 0.75rem 0.75rem auto; z-index: 2147483647;
  padding: 0.375rem 0.875rem; cursor: pointer; border: 2px solid #8a6100; border-radius: 999px;
  color-scheme: light; background: #fff6dc; color: #533a00;
  font: 0.875rem/1.4 system-ui, "Noto Sans CJK SC", sans-serif;
  box-shadow: 0 2px 8px rgb(0 0 0 / 0.25);
}
#zhanting-badge.error { border-color: #b3261e; background: #fffaf8; color: #8c1d18; }
#zhanting-badge:focus-visible, #zhanting-panel button:focus-visible, #zhanting-panel pre:focus-visible, #zhanting-panel:focus-visible {
  outline: 3px solid #1a56c4; outline-offset: 2px;
}
#zhanting-panel .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { #zhanting-panel, #zhanting-badge { display: none; } }
)css";
}

}  // namespace zhanting
