// Judges filings with ajv: node schemas.js PACKAGE < {"schemas": {…}, "filings": [["name", {…}], …]}
const path = require("path");
const fs = require("fs");
const Ajv = require(path.join(process.argv[2], "dist/2020.js")).default;

const { schemas, filings } = JSON.parse(fs.readFileSync(0, "utf-8"));
const ajv = new Ajv({ strict: false });
const judges = {};
for (const [name, schema] of Object.entries(schemas)) judges[name] = ajv.compile(schema);
process.stdout.write(JSON.stringify(filings.map(([name, filing]) => judges[name](filing))));
