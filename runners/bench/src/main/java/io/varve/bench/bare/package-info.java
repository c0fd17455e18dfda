/**
 * Programs without Beam, manifest and commits that do the same work: what varve is compared with.
 */
package io.varve.bench.bare;
