// What was pressed and is not answered yet, first pressed first. It survives a reload and a flat battery.

let opened;

function open() {
  opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open("lianfang", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  return opened;
}

async function run(mode, work) {
  const store = (await open()).transaction("outbox", mode).objectStore("outbox");
  return new Promise((done, fail) => {
    const asked = work(store);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

export const keep = (entry) => run("readwrite", (store) => store.put(entry));
export const drop = (key) => run("readwrite", (store) => store.delete(key));
export const kept = async () => (await run("readonly", (store) => store.getAll())).sort((one, other) => one.at - other.at);
export const empty = () => run("readwrite", (store) => store.clear());
