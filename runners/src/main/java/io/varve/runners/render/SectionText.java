package io.varve.runners.render;

/**
 * The text of one section of the first level.
 *
 * @param document document, by its place among those of its source file, from 1
 * @param place what it is, such as {@code I/1A risk_factors}: the same in another version
 * @param title its title
 * @param text its text
 */
public record SectionText(int document, String place, String title, String text) {}
