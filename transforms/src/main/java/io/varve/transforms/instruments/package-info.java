/** From lists of tradeable instruments, as brokers publish them, to rows. */
package io.varve.transforms.instruments;
