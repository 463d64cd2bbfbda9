import { join } from 'node:path';
import { installInto, toolFolder } from './tools.mjs';

/**
 * The versions of VS Code that are tested: the oldest that `engines.vscode` promises, and the newest.
 * code-server's packages carry a whole VS Code (server, workbench, built-in extensions), so npm alone can install one.
 */
export const versions = {
  oldest: { version: '1.100.3', codeServer: '4.100.3', node: 20 },
  newest: { version: '1.139.1', codeServer: '4.139.1', node: 24 },
};

/** The name of the npm package that ships Node's binary for this machine. */
function nodePackage() {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return [prefix, platform === 'win32' ? 'win' : platform, arch].join('-');
}

/** The path of a Node of the given major version: the running one where it fits. */
async function nodeOf(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const name = nodePackage();
  const folder = await toolFolder(`node-${major}`, (into) => installInto(into, [`${name}@${major}`]));
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', executable);
}

/** Where the VS Code inside an installed code-server lies. */
const vscodeIn = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Sets up the embedded VS Code of one row of `versions`; resolves to the Node that runs it and the script to run. */
export async function embeddedVSCode({ version, codeServer, node }) {
  const [executable, folder] = await Promise.all([
    nodeOf(node),
    toolFolder(`vscode-server-${version}`, async (into) => {
      await installInto(into, [`code-server@${codeServer}`]);
      await installInto(vscodeIn(into), [], ['--omit=dev']);
    }),
  ]);
  return { node: executable, server: join(vscodeIn(folder), 'out', 'server-main.js') };
}
