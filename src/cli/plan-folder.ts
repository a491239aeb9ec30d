// What a plan may extend: files inside its project folder and nothing else. Paths are judged by where they lead, links included,
// before anything is opened, so that a plan from a stranger cannot make simulate read or quote what lies outside.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DocumentLoader, LoadedDocument, RefusedDocument } from '../scenarios/extend-document.ts';
import type { OptionFiles } from '../scenarios/open-layers.ts';
import { readSource } from './read-source.ts';
import { Stop } from './stop.ts';

/** The part of the file system this needs. */
export interface Disk {
  /** The path without links; throws an error with a `code` when there is nothing. */
  realpath(path: string): string;
  exists(path: string): boolean;
  isFile(path: string): boolean;
  /** Throws a Stop for what is no text. */
  read(path: string, shown: string): string;
}

const DISK: Disk = {
  realpath: (path) => realpathSync(path),
  exists: existsSync,
  isFile: (path) => statSync(path).isFile(),
  read: (path, shown) => readSource(path, shown).text,
};

/** Option files for a plan: found as typed, while the plans they name stay inside their own project. */
export function createOptionFiles(planArgument: string, disk: Disk = DISK): OptionFiles {
  const self = planArgument === '-' ? null : realpathOr(planArgument, resolve(planArgument), disk);
  const home = self === null ? resolve('.') : dirname(self);
  return {
    self,
    plan: planArgument,
    open(path) {
      const text = disk.read(path, path);
      const id = realpathOr(path, resolve(path), disk);
      return { id, file: relative(home, id).split(sep).join('/'), text };
    },
    base(path, from) {
      return createPlanLoader(from, disk)?.load(path, from) ?? unreadable(`cannot read "${path}"`);
    },
  };
}

/** The loader for a plan file; null for standard input, which lies in no folder. */
export function createPlanLoader(argument: string, disk: Disk = DISK): DocumentLoader | null {
  if (argument === '-') return null;
  const self = realpathOr(argument, resolve(argument), disk);
  const home = dirname(self);
  const project = projectFolder(home, disk);
  return {
    self,
    load(path, from) {
      const wanted = resolve(dirname(from), path);
      if (!isInside(project, wanted)) return outside(path);
      return open(path, wanted, project, home, disk);
    },
  };
}

function open(
  path: string,
  wanted: string,
  project: string,
  home: string,
  disk: Disk,
): LoadedDocument | RefusedDocument {
  try {
    const id = disk.realpath(wanted);
    if (!isInside(project, id)) return outside(path);
    if (!disk.isFile(id)) return unreadable(`cannot read "${path}": it is no file`);
    return { id, file: relative(home, id).split(sep).join('/'), text: disk.read(id, path) };
  } catch (error) {
    if (error instanceof Stop) return unreadable(error.diagnostics[0]?.message ?? `cannot read "${path}"`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    return unreadable(`cannot read "${path}": ${missing ? 'there is no such file' : code}`);
  }
}

function outside(path: string): RefusedDocument {
  const message = `"${path}" leads out of the project folder`;
  return { refused: 'E071', message, hint: 'the project is the nearest folder with package.json or .git' };
}

function unreadable(message: string): RefusedDocument {
  return { refused: 'E072', message };
}

/** The nearest folder upwards that says it is a project; the plan's own folder when none does. The root of the disk is no project. */
function projectFolder(home: string, disk: Disk): string {
  for (let folder = home; dirname(folder) !== folder; folder = dirname(folder)) {
    if (['package.json', '.git'].some((mark) => disk.exists(join(folder, mark)))) return folder;
  }
  return home;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realpathOr(path: string, otherwise: string, disk: Disk): string {
  try {
    return disk.realpath(path);
  } catch {
    return otherwise;
  }
}
