import { tellTheCrowd } from '../support/deliveryStory.js';

test(
  'five hundred conversations of every sort are told as fast as Teams allows, over two kills',
  () => tellTheCrowd(500),
  120_000,
);
