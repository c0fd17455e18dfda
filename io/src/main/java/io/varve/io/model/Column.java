package io.varve.io.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column name of a record component where it is not the component's own name in snake_case.
 *
 * <p>Components that are records themselves are laid flat into the columns of the outer record, so
 * their own names are often too short to stand alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  String value();
}
