import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const SCOPE = '@breaker-lab';
const original = resolve(process.cwd(), '..', '..');

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * A copy of this workspace's files (as they are in the working tree) in a folder of its own, with
 * the same installed packages and an empty Nx cache: there a test may edit what it likes.
 */
export class WorkspaceCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'breaker-lab-'));

  constructor() {
    const files = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
      cwd: original,
      encoding: 'utf8',
    });
    for (const file of files.split('\0')) {
      // Git also lists files that were just deleted.
      if (file !== '' && existsSync(join(original, file))) {
        cpSync(join(original, file), join(this.root, file), { recursive: true });
      }
    }
    this.copyBuilds();
    this.linkPackages();
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@localhost',
      'commit',
      '--quiet',
      '-m',
      'copy',
    );
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  /** Runs Nx in the copy, without the variables of the Nx run this test itself is part of. */
  nx(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
    const { status, stdout, stderr } = this.run('nx', args, env);
    return { exitCode: status, output: stripVTControlCharacters(stdout + stderr) };
  }

  /** Runs ESLint in the copy. @returns its standard output. */
  eslint(args: readonly string[]): string {
    return this.run('eslint', args).stdout;
  }

  delete(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private run(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    const { PATH, HOME } = process.env;
    return spawnSync(
      process.execPath,
      [join(this.root, 'node_modules', '.bin', program), ...args],
      {
        cwd: this.root,
        env: { PATH, HOME, NX_TUI: 'false', ...env },
        encoding: 'utf8',
      },
    );
  }

  /** What is built is built there too: the compiler then has little left to do. */
  private copyBuilds(): void {
    for (const folder of readdirSync(join(original, 'packages'))) {
      const dist = join('packages', folder, 'dist');
      if (existsSync(join(original, dist))) {
        cpSync(join(original, dist), join(this.root, dist), { recursive: true });
      }
    }
  }

  /** Installed packages are shared; those of the workspace are the copy's own. */
  private linkPackages(): void {
    const installed = join(original, 'node_modules');
    const modules = join(this.root, 'node_modules');
    mkdirSync(join(modules, SCOPE), { recursive: true });
    for (const name of readdirSync(installed)) {
      if (name !== SCOPE) symlinkSync(join(installed, name), join(modules, name));
    }
    for (const name of readdirSync(join(installed, SCOPE))) {
      const folder = relative(original, realpathSync(join(installed, SCOPE, name)));
      symlinkSync(join(this.root, folder), join(modules, SCOPE, name));
    }
  }

  private git(...args: string[]): void {
    execFileSync('git', args, { cwd: this.root });
  }
}
