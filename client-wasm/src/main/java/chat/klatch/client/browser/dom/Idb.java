package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** IndexedDB with strings as keys and as values. */
@JSClass
@JSTopLevel
public final class Idb implements JSObject {
    public static final String WRITE = "readwrite";

    private Idb() {
    }

    /** Throws where the browser forbids it. */
    @JSProperty("indexedDB")
    public static native Factory getFactory();

    /** Opens databases. */
    public interface Factory extends JSObject {
        Opening open(String name, int version);
    }

    /** A database on its way. */
    public interface Opening extends JSObject {
        @JSProperty
        Database getResult();

        @JSProperty
        void setOnupgradeneeded(Task listener);

        @JSProperty
        void setOnsuccess(Task listener);

        @JSProperty
        void setOnerror(Task listener);
    }

    /** A database; every call throws once it is closed. */
    public interface Database extends JSObject {
        Store createObjectStore(String name);

        Transaction transaction(String store, String mode);

        void close();

        @JSProperty
        void setOnversionchange(Task listener);

        /** The browser itself has closed it. */
        @JSProperty
        void setOnclose(Task listener);
    }

    /** Reads or writes that succeed or fail together. */
    public interface Transaction extends JSObject {
        Store objectStore(String name);

        /** Nothing more is to come: it succeeds also where the page ends now. */
        void commit();

        @JSProperty
        void setOncomplete(Task listener);

        @JSProperty
        void setOnabort(Task listener);
    }

    /** Values by key, which is not part of the value. */
    public interface Store extends JSObject {
        @JSProperty
        Transaction getTransaction();

        void put(String value, String key);

        void delete(String key);

        Reading getAll(Range range);
    }

    /** Values on their way. */
    public interface Reading extends JSObject {
        @JSProperty
        Values getResult();

        @JSProperty
        void setOnsuccess(Task listener);
    }

    /** What was read. */
    public interface Values extends JSObject {
        @JSProperty
        int getLength();

        @JSIndexer
        String get(int index);
    }

    /** Keys from one to another. */
    @JSClass(name = "IDBKeyRange")
    public static final class Range implements JSObject {
        private Range() {
        }

        public static native Range bound(String from, String to, boolean withoutFrom, boolean withoutTo);
    }
}
