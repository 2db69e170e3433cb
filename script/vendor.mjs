// Copies the front-end files named in package.json ("vendor") into static/vendor, with licences and hashes;
// what only tests use ("of": "tests") into tests/vendor.
//
// Each entry: package, into (folder under vendor), licence, files {name here: path in the package};
// licenceFile (default LICENSE) or licenceText (a file of ours, for a package that ships none);
// sprite {file, from, icons}: the named SVG files joined into one file of <symbol>s.
// Run: npm run vendor. The copies are committed; tests/guards/test_vendor.py compares their hashes.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const require = createRequire(join(root, "package.json"));

/** Folder of an installed package; "a > b" is the copy of b that a brought along. */
function folderOf(name) {
  const path = name.split(" > ").reduce((at, part) => join(at, "node_modules", part), root);
  if (!existsSync(path)) throw new Error(`${name} is not installed: run npm ci --ignore-scripts`);
  return path;
}

/** One <symbol> an icon: the drawing only, so that colour and stroke come from our own style sheet. */
function sprite(folder, { from, icons }) {
  const symbols = icons.map((icon) => {
    const drawing = readFileSync(join(folder, from, `${icon}.svg`), "utf8")
      .replace(/^[\s\S]*?<svg[^>]*>/, "")
      .replace(/<\/svg>\s*$/, "")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
      .replace(/\s*\n\s*/g, "");
    return `<symbol id="${icon}" viewBox="0 0 24 24">${drawing}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

for (const of of ["static", "tests"]) fetchInto(join(root, of, "vendor"), of);

function fetchInto(target, of) {
  const manifest = [];
  const entries = wanted.vendor.filter((entry) => (entry.of ?? "static") === of);
  rmSync(target, { recursive: true, force: true });
  for (const entry of entries) {
    const folder = folderOf(entry.package);
    const into = join(target, entry.into);
    mkdirSync(into, { recursive: true });
    const written = [];
    const put = (name, write) => {
      const path = join(into, name);
      mkdirSync(dirname(path), { recursive: true });
      write(path);
      written.push(path);
    };

    for (const [name, source] of Object.entries(entry.files ?? {}))
      put(name, (path) => copyFileSync(join(folder, source), path));
    if (entry.sprite) put(entry.sprite.file, (path) => writeFileSync(path, sprite(folder, entry.sprite)));
    const licence = entry.licenceText
      ? join(root, entry.licenceText)
      : join(folder, entry.licenceFile ?? "LICENSE");
    put("LICENSE", (path) => copyFileSync(licence, path));

    const { version } = require(join(folder, "package.json"));
    for (const path of written)
      manifest.push({
        name: entry.package,
        version,
        licence: entry.licence,
        file: relative(target, path).split("\\").join("/"),
        sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
      });
  }
  manifest.sort((a, b) => (a.file < b.file ? -1 : 1));
  writeFileSync(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${manifest.length} files of ${entries.length} packages in ${of}/vendor`);
}
