import { type SubjectName, SUBJECT_NAMES } from '../subject-name.js';
import type { Subject } from './subject.js';

/** Loads one library, and none of the others: they would weigh on its heap. */
export async function loadSubject(name: SubjectName): Promise<Subject> {
  switch (name) {
    case 'breaker-core':
      return (await import('./breaker-core.js')).breakerCore;
    case 'cockatiel':
      return (await import('./cockatiel.js')).cockatiel;
    case 'opossum':
      return (await import('./opossum.js')).opossum;
    case 'mollitia':
      return (await import('./mollitia.js')).mollitia;
  }
}

/** All of them, to be measured side by side. */
export async function loadSubjects(): Promise<Subject[]> {
  return Promise.all(SUBJECT_NAMES.map(loadSubject));
}
