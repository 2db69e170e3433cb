// What every page loads. A script that one page needs is a file of its own, named in that page's block "scripts".

import "./unsent.js";
import "./once.js";
import "./dong-input.js";
import "./day-field.js";
import "./choice-field.js";
import "./narrow.js";
import "./segments.js";
import "./file-field.js";
import "./busy.js";
import "./form-focus.js";
import "./confirm.js";
import "./palette.js";
import "./help.js";
import "./print.js";
