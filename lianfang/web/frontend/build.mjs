// Makes ../static/dist: hashed style sheets, scripts and favicon, the service worker, the icons the pages inline, licences, manifest.json.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "static", "dist");
const browsers = ["chrome80", "firefox91", "safari15"];
const read = (...parts) => readFile(join(here, ...parts), "utf8");

// One dark palette in the source, two in the product: chosen by the reader, or by the device where nothing is chosen.
const darkTwice = {
  name: "dark-twice",
  setup(task) {
    task.onLoad({ filter: /dark\.css$/ }, async ({ path }) => {
      const chosen = await readFile(path, "utf8");
      const byDevice = chosen.replace('[data-theme="dark"]', '[data-theme="auto"]');
      return { loader: "css", contents: `${chosen}\n@media (prefers-color-scheme: dark) {\n${byDevice}\n}` };
    });
  },
};

async function styles() {
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ["styles/phone.css", "styles/console.css"],
    outdir: dist,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    metafile: true,
    legalComments: "linked",
    logLevel: "warning",
    target: browsers,
    plugins: [darkTwice],
  });
  const made = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint);
  return Object.fromEntries(made.map(([path, output]) => [basename(output.entryPoint), basename(path)]));
}

async function scripts() {
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ["again", "copy", "desk", "draft", "phone", "queue"].map((name) => `scripts/${name}.js`),
    outdir: dist,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    metafile: true,
    format: "iife",
    logLevel: "warning",
    target: browsers,
  });
  const made = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint);
  return Object.fromEntries(made.map(([path, output]) => [basename(output.entryPoint), basename(path)]));
}

// Served as /sw.js: the one file without a hash in its name. It keeps the phone's assets.
async function worker(assets) {
  const kept = ["phone.css", "phone.js", "favicon.svg"].map((name) => `/static/${assets[name]}`);
  await build({
    absWorkingDir: here,
    entryPoints: ["scripts/sw.js"],
    outfile: join(dist, "sw.js"),
    minify: true,
    logLevel: "warning",
    target: browsers,
    define: { ASSETS: JSON.stringify(kept) },
  });
}

async function favicon() {
  const drawing = await read("favicon.svg");
  const name = `favicon-${createHash("sha256").update(drawing).digest("hex").slice(0, 8).toUpperCase()}.svg`;
  await writeFile(join(dist, name), drawing);
  return { "favicon.svg": name };
}

async function icons() {
  const names = (await read("icons.txt")).split("\n").filter(Boolean);
  const shapes = names.map(async (name) => {
    const drawing = await read("node_modules", "lucide-static", "icons", `${name}.svg`);
    return [name, drawing.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, "").replaceAll(" />", "/>")];
  });
  return Object.fromEntries(await Promise.all(shapes));
}

async function licences() {
  const { version } = JSON.parse(await read("node_modules", "lucide-static", "package.json"));
  const terms = await read("node_modules", "lucide-static", "LICENSE");
  await writeFile(join(dist, "licenses.txt"), `Icons: lucide-static ${version}\n\n${terms}`);
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const assets = { ...(await styles()), ...(await scripts()), ...(await favicon()), "licenses.txt": "licenses.txt" };
await worker(assets);
await licences();
await writeFile(join(dist, "manifest.json"), `${JSON.stringify({ assets, icons: await icons() }, null, 1)}\n`);
