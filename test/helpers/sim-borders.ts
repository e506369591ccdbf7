/** The borders between the parts of the project, as a check of file texts: each finding is a line of words. */
import { posix } from 'node:path';
import { isNode, type Node, nameOf, type Source, statementsOf, textOf, walk } from './sim-syntax.ts';

const SCHEMA_FILES = ['sim/told-state.ts', 'sim/pilot-input.ts', 'sim/watch-input.ts'];
const EXACT_MATH = 'sqrt abs min max floor ceil round trunc sign fround imul clz32'.split(' ');
const IMPURE = (
  'Date performance setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame process crypto ' +
  'globalThis Intl fetch console window document navigator'
).split(' ');
const DOM =
  /^(document|window|self|navigator|location|history|localStorage|sessionStorage|screen|Image|Audio|AudioContext|MutationObserver|ResizeObserver|DOM[A-Z]\w*|HTML\w*|SVG\w*|CSS\w*|(UI|Mouse|Pointer|Touch|Wheel|Keyboard|Focus|Input|Drag|Clipboard)Event|requestAnimationFrame|cancelAnimationFrame|alert|Element|Node)$/;
const IMPORTS = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

const COMPUTED = '(computed)';

type File = { path: string; part: string; statements: Node[]; imports: string[] };

/** What a file imports: packages by name, files of the project by their path from its root. */
function importsOf(path: string, statements: readonly Node[]): string[] {
  const found: string[] = [];
  for (const statement of statements) {
    walk(statement, (node) => {
      if (!IMPORTS.includes(node.type) || !isNode(node.source)) return;
      const target = textOf(node.source) ?? COMPUTED;
      if (target.includes('…')) found.push(COMPUTED);
      else found.push(target.startsWith('.') ? posix.join(posix.dirname(path), target) : target);
    });
  }
  return found;
}

const isBelow = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const isPackage = (target: string, name: string) => target === name || target.startsWith(`${name}/`);

function importFault({ path, part }: File, target: string): string | undefined {
  if (target === COMPUTED) return 'imports something computed';
  if (part === 'sim' && !isBelow(target, 'sim')) {
    const allowed = target === '@colyseus/schema' && SCHEMA_FILES.includes(path);
    return allowed ? undefined : `imports ${target}: sim imports only sim`;
  }
  const other = part === 'server' ? 'client' : 'server';
  if (isBelow(target, other)) return `imports ${target}: server and client import neither of each other`;
  if (isBelow(target, 'test')) return `imports ${target}: sources do not import tests`;
  if (isBelow(path, 'client/views', 'client/scenes', 'client/looks') && isBelow(target, 'client/ui')) {
    return `imports ${target}: what is drawn knows no page`;
  }
  if (isPackage(target, 'phaser')) {
    const allowed = isBelow(path, 'client/scenes', 'client/views') || path === 'client/main.ts';
    return allowed ? undefined : 'imports phaser: only scenes, views and main.ts do';
  }
  return undefined;
}

/** Names that stand for a variable or a type, not for a member or a key. */
function usedName(node: Node, parent: Node | undefined): string | undefined {
  const name = nameOf(node);
  if (name === undefined || parent === undefined || parent.computed === true) return name;
  if (parent.type === 'MemberExpression' && parent.property === node) {
    return nameOf(parent.object) === 'globalThis' ? name : undefined;
  }
  const isKey = parent.key === node && parent.value !== node && parent.shorthand !== true;
  return isKey || parent.type === 'TSQualifiedName' ? undefined : name;
}

function simFault(node: Node, parent: Node | undefined): string | undefined {
  if (node.operator === '**' || node.operator === '**=') return 'uses **: engines may differ';
  const name = usedName(node, parent);
  if (name !== undefined && IMPURE.includes(name)) return `uses ${name}: sim is pure`;
  if (name !== 'Math') return undefined;
  const member = parent?.computed === true ? undefined : nameOf(parent?.property);
  if (member !== undefined && EXACT_MATH.includes(member)) return undefined;
  return `uses Math.${member ?? '(something)'}: not the same in every engine`;
}

function environmentFault(node: Node): string | undefined {
  const ofProcess = node.type === 'MemberExpression' && nameOf(node.object) === 'process';
  const member = ofProcess ? (nameOf(node.property) ?? textOf(node.property)) : undefined;
  const unpacks = node.type === 'VariableDeclarator' && nameOf(node.init) === 'process';
  if (unpacks || member === 'env') return 'reads process.env: only server/config.ts does';
  return undefined;
}

function syntaxFault(file: File, node: Node, parent: Node | undefined): string | undefined {
  if (file.part === 'sim') return simFault(node, parent);
  const name = isBelow(file.path, 'client/net') ? usedName(node, parent) : undefined;
  if (name !== undefined && DOM.test(name)) return `uses ${name}: client/net has no DOM`;
  return file.path === 'server/config.ts' ? undefined : environmentFault(node);
}

/** Only re-exports what other files declare. */
function isBarrel(statements: readonly Node[]): boolean {
  const reexports = statements.filter(
    ({ type, declaration }) => type.startsWith('Export') && (declaration ?? undefined) === undefined,
  );
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration');
  return reexports.length > 0 && reexports.length + imports.length === statements.length;
}

/** What these files do that the borders forbid. */
export function borderFaults(sources: readonly Source[]): string[] {
  const faults = new Set<string>();
  for (const source of sources) {
    const { path } = source;
    const statements = statementsOf(source);
    const file = { path, part: path.split('/')[0] ?? '', statements, imports: importsOf(path, statements) };
    const note = (fault: string | undefined) => fault !== undefined && faults.add(`${path} ${fault}`);
    if (isBarrel(statements)) note('only re-exports: no barrels');
    for (const target of file.imports) note(importFault(file, target));
    const isProcess = (target: string) => target === 'node:process' || target === 'process';
    if (path !== 'server/config.ts' && file.imports.some(isProcess))
      note('imports process: only server/config.ts reads its env');
    for (const statement of statements)
      walk(statement, (node, parent) => note(syntaxFault(file, node, parent)));
  }
  return [...faults];
}
