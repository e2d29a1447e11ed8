import { press, tabTo } from '../fixtures/keyboard.ts';
import { continueAs, sitDown } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/rapport.ts';

test('the whole session without a mouse: in, through agenda, notes and actions, out, back, and to the record', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page } = await openSeat(stack.origin);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const tab = (name: string) => page.getByRole('tab', { name });

  await test.step('into the sample, home, and to the lobby', async () => {
    await page.goto(`/setup#code=${stack.setupCode}`);
    await press(page, button('Try the sample programme'));
    await press(page, button(/^Continue as the mentor/));
    await page.waitForURL(/\/s\/[0-9a-f]{24}/);
    await press(page, page.getByRole('link', { name: 'Home', exact: true }));
    await press(page, page.getByRole('link', { name: 'Join', exact: true }));
    await press(page, button('Join'));
    await expect(page.getByText('Waiting for Jonas Lindqvist')).toBeVisible();
  });

  await test.step('the review is answered and passed', async () => {
    await tabTo(page, tab('Agenda'));
    const review = page.getByRole('list', { name: 'Review of open actions' });
    await press(page, review.getByRole('button', { name: 'Done' }).first());
    await press(page, review.getByRole('textbox').first(), 'End');
    await page.keyboard.type('Better than I thought.');
    await press(page, button('Skip the review'));
    await expect(button('Skip the review')).toBeHidden();
  });

  await test.step('a topic is added and carried up', async () => {
    await tabTo(page, page.getByPlaceholder('What to talk about'));
    await page.keyboard.type('Written with ten fingers');
    await page.keyboard.press('Enter');
    await expect(page.getByPlaceholder('What to talk about')).toBeFocused();
    const handle = button(/^Reorder “Written with ten fingers”/);
    await tabTo(page, handle, 'Shift+Tab');
    const titles = page.locator('[data-item] [data-part="title"]');
    const count = await titles.count();
    // What closes the hour stays last.
    await expect(titles.nth(count - 2)).toHaveValue('Written with ten fingers');
    await page.keyboard.press('ArrowUp');
    await expect(titles.nth(count - 3)).toHaveValue('Written with ten fingers');
    await expect(handle).toBeFocused();
  });

  await test.step('the notes are entered, written and left', async () => {
    await tabTo(page, tab('Agenda'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await expect(tab('Notes')).toBeFocused();
    const notes = page.getByRole('textbox', { name: 'Notes of both of you' });
    await tabTo(page, notes);
    await page.keyboard.type('# ');
    await page.keyboard.type('What we said');
    await expect(notes.getByRole('heading', { name: 'What we said' })).toBeVisible();
    await page.keyboard.press('Escape');
    await tabTo(page, tab('Notes'), 'Shift+Tab');
  });

  await test.step('an action is added', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(tab('Actions')).toBeFocused();
    await tabTo(page, page.getByRole('textbox', { name: 'What', exact: true }));
    await page.keyboard.type('Lend the book');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: 'Done: Lend the book' })).toBeVisible();
  });

  await test.step('a hand is raised and lowered, a reaction shown, and the keys are listed', async () => {
    await tabTo(page, button('Raise your hand'), 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect(button('Lower your hand')).toBeFocused();
    await page.keyboard.press('Space');
    await press(page, button('Reactions'));
    const reactions = page.getByRole('dialog', { name: 'Reactions' });
    await press(page, reactions.getByRole('button', { name: 'Well done' }));
    await expect(reactions).toHaveCount(0);
    await expect(button('Reactions')).toBeFocused();
    await expect(page.getByRole('log')).toHaveText('You reacted: Well done.');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(keys.getByText('Talk while muted, until you let go')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
  });

  await test.step('mute, leave, rejoin', async () => {
    await tabTo(page, button('Mute the microphone'), 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect(button('Unmute the microphone')).toBeFocused();
    await press(page, button('Leave'));
    await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    await press(page, button('Rejoin'));
    await expect(page.getByText('Waiting for Jonas Lindqvist')).toBeVisible();
    await expect(button('Unmute the microphone')).toBeVisible();
  });

  await test.step('the wrap-up leads to the record', async () => {
    await press(page, button('End session'));
    const wrapUp = page.getByRole('dialog', { name: /^End/ });
    await press(page, wrapUp.getByRole('button', { name: 'End and keep the record' }));
    const record = page.getByRole('article');
    await expect(record).toBeVisible();
    for (const words of ['Written with ten fingers', 'What we said', 'Lend the book'])
      await expect(record.getByText(words, { exact: true }).first()).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Print' }));
  });
});

test('a panel takes the focus and gives it back also after colours were taken back in the frame in which they came', async ({
  freshStack: stack,
  openSeat,
}) => {
  const { page } = await openSeat(stack.origin);
  await continueAs(page, stack, 'Maya');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Waiting for Jonas Lindqvist')).toBeVisible();
  await page.getByRole('button', { name: 'Raise your hand' }).evaluate(async (button) => {
    const cancelled = new Promise((resolve) => button.addEventListener('transitioncancel', resolve));
    const takeBack = () => Object.assign(button.style, { transition: 'none' });
    button.addEventListener('transitionrun', takeBack, { once: true });
    Object.assign(button.style, { transition: 'all 1s', color: 'red', backgroundColor: 'blue' });
    await cancelled;
  });

  const opener = page.getByRole('button', { name: 'Reactions', exact: true });
  const reactions = page.getByRole('dialog', { name: 'Reactions' });
  // Held down: until it comes up the press looks like one by a screen reader.
  await tabTo(page, opener);
  await page.keyboard.down('Enter');
  await expect(reactions).toBeFocused();
  await page.keyboard.up('Enter');
  await tabTo(page, reactions.getByRole('button', { name: 'Well done' }));
  await page.keyboard.down('Enter');
  await expect(reactions).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('screen readers find every part of lobby, call and its dialogs by role and name, with what is on, open and chosen', async ({
  // What can be done about a session changes when it has begun.
  freshStack: stack,
  openSeat,
}) => {
  const { mentor, mentee } = await sitDown(stack, openSeat);
  const { page } = mentor;
  const main = page.getByRole('main');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await test.step('the lobby', async () => {
    await expect(page.getByText('You join with your camera and microphone on.')).toBeVisible();
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - link "Maya Okafor and Jonas Lindqvist"
        - heading "The first handed-over release" [level=1]
        - button "Guests"
        - button "Change “The first handed-over release”"
        - term: Your time
        - definition
        - term: Jonas Lindqvist’s time
        - definition
        - region "Camera and microphone":
          - button "Mute the microphone"
          - button "Switch the camera off"
          - button "Background and noise" [expanded=false]
          - status: /We hear you|Say something/
          - button "Join"
          - combobox "Camera":
            - option [selected]
          - combobox "Microphone":
            - option [selected]
          - combobox "Speaker":
            - option [selected]
          - button "Play a test sound"
          - button "Test the connection"
        - region "Agenda":
          - heading "Agenda" [level=2]
          - list "Agenda":
            - listitem:
              - textbox "Title of item 1": Review of open actions
              - button "Details of “Review of open actions”" [expanded=false]
          - textbox "Add a topic"
          - button "Add a topic"
    `);
    await expect(main.locator('video')).toHaveAccessibleName('Your own picture');
    await expect(button('Join')).toHaveAccessibleDescription(
      /^You join with your camera and microphone on\./,
    );
  });

  await press(page, button('Join'));
  await mentee.page.getByRole('button', { name: 'Join', exact: true }).click();
  const theirs = page.getByRole('group', { name: 'Jonas Lindqvist', exact: true });
  await expect(theirs.locator('video')).toHaveAccessibleName('Jonas Lindqvist');

  await test.step('the call: picture, controls and panel', async () => {
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading "The first handed-over release" [level=1]
        - button "View" [expanded=false]
        - button "Guests"
        - timer "Session clock": /\\d+:\\d\\d/
        - region "Call with Jonas Lindqvist":
          - group "Jonas Lindqvist": /^Jonas Lindqvist (Good|Fair|Weak) connection$/
          - group "Your own picture. Arrow keys move it to another corner.": You
        - region "Call controls":
          - /children: equal
          - button "Mute the microphone"
          - button "Switch the camera off"
          - button "Share your screen"
          - button "Raise your hand"
          - button "Reactions" [expanded=false]
          - button "Devices" [expanded=false]
          - button "Hide agenda, notes and actions" [expanded]
          - button "Leave"
          - button "End session"
    `);
    await expect(page.getByRole('complementary', { name: 'Agenda, notes and actions' })).toMatchAriaSnapshot(`
      - complementary "Agenda, notes and actions":
        - separator "Width of the panel"
        - tablist "Agenda, notes and actions":
          - /children: equal
          - tab "Agenda" [selected]
          - tab "Notes" [selected=false]
          - tab "Actions" [selected=false]
        - tabpanel "Agenda":
          - list "Agenda":
            - listitem:
              - 'checkbox "Done: Review of open actions" [checked=false]'
              - button "Start “Review of open actions”"
              - list "Review of open actions":
                - listitem:
                  - group /^Answer for “/:
                    - button "Done" [pressed=false]
                    - button "Keep" [pressed=false]
                    - button "Drop" [pressed=false]
              - button "Skip the review"
          - textbox "Add a topic"
        - button "History"
    `);
  });

  await test.step('muted, with a hand up, without the panel, oneself kept large', async () => {
    await tabTo(page, button('Hide agenda, notes and actions'));
    for (const key of ['m', 'h', 'p']) await page.keyboard.press(key);
    await press(page, button('View'));
    const view = page.getByRole('dialog', { name: 'View' });
    await tabTo(page, view.getByLabel('Large picture', { exact: true }));
    await page.keyboard.press('End');
    await expect(view).toMatchAriaSnapshot(`
      - dialog "View":
        - radiogroup "Layout":
          - radio "One large" [checked]
          - radio "Side by side" [checked=false]
        - combobox "Large picture":
          - option "Automatic"
          - option "Jonas Lindqvist"
          - option "Yourself" [selected]
        - button "Picture in picture"
        - button "Full screen"
    `);
    await page.keyboard.press('Escape');
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - button "View" [expanded=false]
        - region "Call with Jonas Lindqvist":
          - group "Jonas Lindqvist"
          - group "Your own picture":
            - text: /^You are muted You/
            - paragraph: Hand up
            - button "Keep yourself large" [pressed]
        - region "Call controls":
          - button "Unmute the microphone"
          - button "Lower your hand"
          - button "Show agenda, notes and actions" [expanded=false]
    `);
    await expect(page.getByRole('tab')).toHaveCount(0);
  });

  await test.step('the dialogs of devices and keys', async () => {
    await press(page, button('Devices'));
    const devices = page.getByRole('dialog', { name: 'Devices' });
    await expect(devices).toMatchAriaSnapshot(`
      - dialog "Devices":
        - combobox "Microphone":
          - option [selected]
        - paragraph: You are muted
        - combobox "Camera":
          - option [selected]
        - combobox "Speaker":
          - option [selected]
        - group "Background":
          - radio "As it is" [checked]
          - radio "Blurred" [checked=false]
        - switch "Suppress background noise" [checked]
        - switch "Low data" [checked=false]
        - switch "Sound only" [checked=false]
        - switch "Single keys work in the call" [checked]
        - button "Who speaks now"
        - button "Keyboard shortcuts"
    `);
    await expect(button('Devices')).toHaveAttribute('aria-expanded', 'true');
    await press(page, devices.getByRole('button', { name: 'Keyboard shortcuts' }));
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toMatchAriaSnapshot(`
      - dialog "Keyboard shortcuts":
        - heading "Keyboard shortcuts" [level=2]
        - button "Close"
        - term: Talk while muted, until you let go
        - definition: hold Space
        - term: Microphone on or off
        - definition: M
        - term: Camera on or off
        - definition: V
        - term: Raise or lower your hand
        - definition: H
        - term: Show or hide agenda, notes and actions
        - definition: P
        - term: Full screen
        - definition: F
        - term: Hear who speaks now
        - definition: S
        - term: This list
        - definition: "?"
    `);
  });
});
