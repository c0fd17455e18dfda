/** How records become JSON files that notice a changed byte. Knows no record in particular. */
package io.varve.io.json;
