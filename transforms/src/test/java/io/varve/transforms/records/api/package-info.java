/** A server on the loopback interface that answers like the API of PNCP, also when that is ill. */
package io.varve.transforms.records.api;
