/**
 * What a source of paged JSON records declares: how it is asked, how its pages and records are
 * read, and which rows they become.
 */
package io.varve.transforms.records.source;
