import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { AppManifestUtils } from '@microsoft/app-manifest';

// Validates the JSON documents of standard input, a list, each by the schema it names, and prints a list of problems for
// each. A process of its own, because jest cannot load what @microsoft/app-manifest requires.
Socket.prototype.connect = () => {
  throw new Error('The schemas come with the package: nothing is fetched.');
};

const documents = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(await Promise.all(documents.map(problemsOf))));

async function problemsOf(document) {
  const schema = await AppManifestUtils.fetchSchema(document.$schema);
  return AppManifestUtils.validateAgainstSchema(document, repaired(schema));
}

/** One pattern of the published localization schema leaves a bracket bare, which regular expressions with `u` refuse. */
function repaired(schema) {
  return JSON.parse(JSON.stringify(schema).replaceAll('\\\\b]', '\\\\b\\\\]'));
}
