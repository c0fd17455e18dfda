/** Asking an API for pages: politely, patiently, and never taking a failure for an empty answer. */
package io.varve.transforms.records.fetch;
