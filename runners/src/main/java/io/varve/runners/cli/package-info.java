/**
 * The commands of {@code varve}, a class each: they read their flags, ask the modules below, and
 * hand over an answer. Wording and layout are in {@code render}.
 */
package io.varve.runners.cli;
