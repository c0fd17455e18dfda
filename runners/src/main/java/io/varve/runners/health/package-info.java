/**
 * Rules that a healthy warehouse keeps, each with a figure and its limits. They ask one snapshot in
 * SQL, work with the datasets of any pipeline, and leave out what its columns cannot tell.
 */
package io.varve.runners.health;
