/**
 * What is done in every browser: validate, mark, narrate, proofread. Evaluated in the page, so in a browser of 2018 too;
 * gives what a user reads. In a page of the workbench and of the bare pane alike.
 */
export const walk = async (text) => {
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const wait = async (what, find) => {
    for (let turn = 0; turn < 600; turn++) {
      const found = find();
      if (found) return found;
      await pause(100);
    }
    throw new Error(`nothing came of: ${what}; the page says ${document.body.innerText.slice(0, 300)}`);
  };
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const click = async (selector) => (await wait(selector, () => one(selector))).click();
  const button = async (view, name) =>
    (await wait(name, () => all(`${view} button`).find((found) => found.textContent.trim() === name && !found.disabled))).click();

  await click('#view-validate .run');
  await wait('validate', () => one('#view-validate .coverage-sentence'));
  for (const level of all('#view-validate .count[aria-pressed=false]')) level.click();
  await wait('findings', () => one('#view-validate .card'));
  await pause(300);
  for (const group of all('#view-validate .same-rule[aria-expanded=false]')) group.click();
  await pause(300);
  const findings = all('#view-validate .card-message').map((card) => card.textContent);
  await button('#view-validate', '标记单元格');
  const marked = (await wait('mark', () => all('.notice').find((notice) => notice.textContent.includes('个单元格已标记')))).textContent;

  one('#tab-narrate').click();
  await click('#view-narrate .run');
  await wait('narrative', () => one('.narrative .number'));
  const narrative = all('.narrative h2, .narrative h3, .narrative p')
    .map((line) => line.textContent)
    .join('\n');

  one('#tab-proofread').click();
  const field = await wait('text field', () => one('#view-proofread textarea'));
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await button('#view-proofread', '核对');
  await wait('proof', () => one('.proof-text .claim'));
  const claims = all('.proof-text .claim').map((claim) => `${claim.className} ${claim.textContent}`);
  const remarks = all('#view-proofread .card-message').map((card) => card.textContent);
  return { findings, marked: /\d+ 个单元格已标记/.exec(marked)[0], narrative, claims, remarks };
};
