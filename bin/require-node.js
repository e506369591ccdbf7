// Runs on whatever Node there is, so that a wrong one gets a sentence instead of a syntax error. Node 24 comes with
// `npm ci` on Linux and Windows x64, and npm puts it first in the path of its scripts.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Ground Truth needs Node 24 or newer; this is ${process.versions.node}. On Linux and Windows (x64, and arm64 Linux) ` +
      '`npm ci` brings it along: start by `npm start`. Elsewhere, install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}
