/** JSON of records: exact numbers, and a hash that does not depend on how it is written. */
package io.varve.transforms.records.json;
