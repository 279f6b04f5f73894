// Judges files as an editor does: node validate.js PACKAGE SETTINGS.json < {"name": "text", …}
const path = require("path");
const fs = require("fs");
const [folder, settings] = process.argv.slice(2);
const from = (name) => require(require.resolve(name, { paths: [folder] }));
const { getLanguageService } = require(path.join(folder, "out/server/src/index.js"));
const { TextDocument } = from("vscode-languageserver-textdocument");

async function main() {
  const { schema, files } = JSON.parse(fs.readFileSync(settings, "utf-8"));
  const service = getLanguageService({
    schemaRequestService: async () => JSON.stringify(schema),
    workspaceContext: { resolveRelativePath: (relative) => relative },
    telemetry: { send() {}, sendError() {}, sendTrack() {} },
    yamlSettings: undefined,
  });
  const schemas = Object.entries(files).map(([uri, fileMatch]) => ({ uri, fileMatch }));
  service.configure({ validate: true, customTags: [], yamlVersion: "1.2", schemas });
  const found = {};
  const texts = JSON.parse(fs.readFileSync(0, "utf-8"));
  for (const [name, text] of Object.entries(texts)) {
    const document = TextDocument.create(`file:///${name}`, "yaml", 1, text);
    const told = await service.doValidation(document, false);
    found[name] = told.map((one) => [one.range.start.line + 1, one.message]);
  }
  process.stdout.write(JSON.stringify(found));
}

main().catch((fault) => { console.error(fault); process.exit(1); });
