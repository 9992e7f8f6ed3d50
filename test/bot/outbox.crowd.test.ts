import { tellTheCrowd } from '../support/deliveryStory.js';

test(
  'two hundred conversations of every sort are told as fast as Teams allows, over two kills',
  () => tellTheCrowd(200),
  120_000,
);
