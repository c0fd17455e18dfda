/** Answers as text for people and as JSON for programs. Knows no flags and reads no warehouse. */
package io.varve.runners.render;
