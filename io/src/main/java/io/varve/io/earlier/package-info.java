/**
 * States of earlier systems, as their JSON files tell them: what they had processed, when, and what
 * became of it. Nothing in such a file is believed; it is only read within limits.
 */
package io.varve.io.earlier;
