#pragma once

namespace zhanting {

/// libheif passes over what libde265 warns of, and shows what is left of a damaged picture. From
/// now on such a picture fails in this process.
void refuse_damaged_hevc();

}  // namespace zhanting
