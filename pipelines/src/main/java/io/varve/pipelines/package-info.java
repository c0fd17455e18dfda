/**
 * Which steps in which order: one readable page per pipeline, and how a run begins and ends. Knows
 * no runner, exit code or terminal.
 */
package io.varve.pipelines;
