package chat.klatch.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is done here to browsers would outlast the test: their clock, their scripts, what they are plugged into or how
 * they are looked at. Nobody had them before, and nobody gets them afterwards.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OwnBrowser {
}
