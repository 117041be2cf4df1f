import { createProject } from './projects';

const code = createProject.body?.shape.code;

it.each([
  ['2403-340122-04-01-123456', true],
  ['2403-340122-4-01-123456', false],
])('the project code %s is one: %s', (text, is) => expect(code?.safeParse(text).success).toBe(is));
