import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** A path from the project's folder (`cards/parts.ts`), or the name of a package or of a part of Node. */
  from: string;
  ours: boolean;
  /** False: types only, gone when the program runs. */
  values: boolean;
  /** What is taken from there, by the name it has there. */
  names: string[];
}

export interface SourceFile {
  path: string;
  text: string;
  lines: number;
  imports: Import[];
  functions: FunctionSize[];
  /** Names of what is called or constructed: `Date.now`, `new Date`, `setTimeout`. */
  calls: string[];
  hasAny: boolean;
}

export interface FunctionSize {
  name: string;
  lines: number;
  /** Without the functions inside it: a factory is as long as its functions together, and each is measured by itself. */
  own: number;
}

interface Node {
  type?: string;
  span?: { start: number; end: number };
  [property: string]: unknown;
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** Paths of all files below `folder`, from the project's folder; empty when there is no such folder. */
export function filesOf(folder: string): string[] {
  try {
    const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
      .sort();
  } catch {
    return [];
  }
}

/** Every TypeScript file of the folders, read with the parser that also compiles the tests. */
export function sourcesOf(...folders: string[]): SourceFile[] {
  return folders
    .flatMap(filesOf)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** What a file imports, calls and holds. */
export function readSource(path: string, text: string): SourceFile {
  const bytes = Buffer.from(text);
  const file: SourceFile = { path, text, lines: linesOf(text), imports: [], functions: [], calls: [], hasAny: false };
  const found: Named[] = [];
  walk(
    parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' }) as unknown as Node,
    'module',
    (node, name) => {
      if (node.type === 'TsKeywordType' && node.kind === 'any') file.hasAny = true;
      if (node.type === 'CallExpression') file.calls.push(nameOf(node.callee as Node));
      if (node.type === 'NewExpression')
        file.calls.push(`new ${nameOf(node.callee as Node)}(${list(node.arguments).length || ''})`);
      if (FUNCTIONS.has(node.type ?? '')) found.push({ name, node });
      const imported = importOf(path, node);
      if (imported) file.imports.push(imported);
    },
  );
  file.functions = found.map((one) => sizeOf(one, found, bytes));
  return file;
}

interface Named {
  name: string;
  node: Node;
}

function sizeOf({ name, node }: Named, all: readonly Named[], bytes: Buffer): FunctionSize {
  const lines = linesOf(spanned(bytes, node));
  const inside = all.filter((other) => isInside(other.node, node));
  const direct = inside.filter((one) => !inside.some((other) => isInside(one.node, other.node)));
  const theirs = direct.map((one) => linesOf(spanned(bytes, one.node))).filter((each) => each > 1);
  return { name, lines, own: lines - theirs.reduce((sum, each) => sum + each, 0) };
}

const isInside = (inner: Node, outer: Node) =>
  inner !== outer && inner.span!.start >= outer.span!.start && inner.span!.end <= outer.span!.end;

/** Calls `see` for each node with the nearest name above it, so that a long arrow function can be named. */
function walk(node: unknown, name: string, see: (node: Node, name: string) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, name, see);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
  const here = node as Node;
  const nearest = ownName(here) ?? name;
  if (here.type) see(here, nearest);
  for (const child of Object.values(here)) walk(child, nearest, see);
}

function ownName(node: Node): string | undefined {
  const named = (node.identifier ?? node.id ?? (node.type?.endsWith('Property') ? node.key : undefined)) as
    | Node
    | undefined;
  return typeof named?.value === 'string' ? named.value : undefined;
}

function nameOf(callee: Node): string {
  if (callee.type === 'MemberExpression') return `${nameOf(callee.object as Node)}.${nameOf(callee.property as Node)}`;
  return typeof callee.value === 'string' ? callee.value : '';
}

function importOf(path: string, node: Node): Import | undefined {
  const source = sourceOf(node);
  if (source === undefined) return undefined;
  const ours = source.startsWith('.');
  const from = ours ? asWritten(normalize(join(dirname(path), source))) : source;
  return { from, ours, values: !isTypeOnly(node), names: list(node.specifiers).map(importedName) };
}

/** A module is imported by the name it has when the program runs. */
function asWritten(path: string): string {
  const source = path.replace(/\.js$/, '.ts');
  return path.endsWith('.js') && existsSync(join(ROOT, `${source}x`)) ? `${source}x` : source;
}

function sourceOf(node: Node): string | undefined {
  if (/^(Import|Export)/.test(node.type ?? '') && node.source) return (node.source as Node).value as string;
  const dynamic = node.type === 'CallExpression' && (node.callee as Node).type === 'Import';
  const [argument] = dynamic ? list(node.arguments) : [];
  return (argument?.expression as Node | undefined)?.value as string | undefined;
}

function isTypeOnly(node: Node): boolean {
  const specifiers = list(node.specifiers);
  return node.typeOnly === true || (specifiers.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly === true));
}

function importedName({ imported, local }: Node): string {
  return String(((imported ?? local) as Node | undefined)?.value ?? '*');
}

const list = (nodes: unknown) => (Array.isArray(nodes) ? (nodes as Node[]) : []);
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;

/** The parser counts bytes, from 1. */
const spanned = (bytes: Buffer, { span }: Node) => bytes.toString('utf8', span!.start - 1, span!.end - 1);
