import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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
    symlinkSync(join(original, 'node_modules'), join(this.root, 'node_modules'));
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
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(this.root, 'node_modules', '.bin', 'nx'), ...args],
      { cwd: this.root, env: { PATH, HOME, NX_TUI: 'false', ...env }, encoding: 'utf8' },
    );
    return { exitCode: status, output: stripVTControlCharacters(stdout + stderr) };
  }

  delete(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private git(...args: string[]): void {
    execFileSync('git', args, { cwd: this.root });
  }
}
