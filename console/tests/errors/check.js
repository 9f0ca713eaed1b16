// Compares the texts with the errors that there are.

/// `complete` are the errors that need a text, and `partial` those that may have one, both by pallet or kind.
/// A pallet of `partial` without a set may have any.
export function catalogue(complete, partial) {
  for (const name of complete.keys()) {
    if (partial.has(name)) throw new Error(`${name} is both complete and partial`);
  }
  return { complete, partial };
}

/// Joins maps of errors. A kind that is named as a pallet with errors would be ambiguous.
export function join(...maps) {
  const joined = new Map();
  for (const [name, variants] of maps.flatMap((map) => [...map])) {
    if (variants.size === 0) continue;
    if (joined.has(name)) throw new Error(`two sets of errors are named ${name}`);
    joined.set(name, variants);
  }
  return joined;
}

const missing = (texts, { complete }) =>
  [...complete].flatMap(([name, variants]) => [...variants].map((variant) => `${name}.${variant}`))
    .filter((key) => !Object.hasOwn(texts, key))
    .map((key) => `missing: ${key}`);

const stale = (texts, { complete, partial }) =>
  Object.keys(texts).filter((key) => {
    const [name, variant, ...rest] = key.split('.');
    if (!variant || rest.length > 0) return true;
    if (complete.has(name)) return !complete.get(name).has(variant);
    return !partial.has(name) || partial.get(name)?.has(variant) === false;
  }).map((key) => `stale: ${key}`);

/// What is wrong with the keys.
export function keyProblems(texts, errors) {
  const languages = Object.keys(texts);
  const of = (language) => [...missing(texts[language], errors), ...stale(texts[language], errors)];
  const uneven = languages.flatMap((language) => languages
    .filter((other) => other !== language)
    .flatMap((other) => Object.keys(texts[other])
      .filter((key) => !Object.hasOwn(texts[language], key))
      .map((key) => `${language}: not there as in ${other}: ${key}`)));
  return [...languages.flatMap((language) => of(language).map((what) => `${language}: ${what}`)), ...uneven];
}

/// A form of address, and an umlaut that is written as two letters.
const GERMAN = [/\b(Sie|Ihre?[mnrs]?|du|dich|dir|dein\w*)\b/, /ae|oe|(?<![aeäqtz])ue/i];

/// What is wrong with the form of a text.
export function textProblems(text, language) {
  const found = [];
  if (text !== text.trim() || /\s\s|[\n\t]/.test(text)) found.push('spaces');
  if (!/[.?]$/.test(text)) found.push('no full stop');
  if (/[{}<>]/.test(text)) found.push('a placeholder');
  if (language === 'de' && GERMAN.some((habit) => habit.test(text))) found.push('address or umlaut');
  return found;
}

/// What is wrong with the entries themselves.
export function entryProblems(texts) {
  const problems = [];
  for (const [language, entries] of Object.entries(texts)) {
    for (const [key, entry] of Object.entries(entries)) {
      const say = (what) => problems.push(`${language}: ${key}: ${what}`);
      const fields = Object.keys(entry).sort().join(' ');
      if (fields !== 'title todo' || Object.values(entry).some((text) => typeof text !== 'string')) {
        say('not a title and a todo');
        continue;
      }
      if (entry.title.trim() === '') say('empty title');
      for (const text of [entry.title, entry.todo].filter(Boolean)) {
        textProblems(text, language).forEach(say);
      }
      if (`${entry.title} ${entry.todo}`.split(/\bplease\b|\bbitte\b/i).length > 2) say('please, twice');
      const others = Object.values(texts).map((other) => other[key]).filter(Boolean);
      if (others.some(({ todo }) => (todo === '') !== (entry.todo === ''))) say('a todo in one language only');
    }
  }
  return problems;
}
