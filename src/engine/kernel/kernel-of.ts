// One kernel for each network and thread, whoever asks first. It is not memory that is saved but speed: what V8 knows of the only kernel of a
// thread it cannot know of one of several (bench/RESULTS.md).
import type { Network } from '../network/network.ts';
import { createKernel, type Kernel } from './simulate.ts';

const kernels = new WeakMap<Network, Kernel>();

/** The kernel of this network, which others use as well: a trace means nothing any more once anybody has simulated the next future. */
export function kernelOf(network: Network): Kernel {
  let kernel = kernels.get(network);
  if (kernel === undefined) kernels.set(network, (kernel = createKernel(network)));
  return kernel;
}
