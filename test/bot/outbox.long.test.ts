import { tellTheCrowd } from '../support/deliveryStory.js';

test(
  'ten thousand conversations of every sort are told as fast as Teams allows, over two kills',
  () => tellTheCrowd(10_000),
  60 * 60_000,
);
