# Writes the three kinds of Anki packages: `python3 tests/import/make-apkg.py`. Node 20 has no SQLite of its own.
import json, os, sqlite3, struct, tempfile, zipfile

FOLDER = os.path.join(os.path.dirname(__file__), 'samples')
NOTES = [
    ('guid-1', '几点开馆？<br>A. 八点<br>B. 九点\x1fB', ' 必考 '),
    ('guid-2', '馆在{{c1::长安}}路。\x1f' + '见地图。' * 700, ''),
    ('guid-3', '<img src="a.png">这是什么？\x1f猫', ''),
]
MANY = [(f'guid-{n}', f'第{n}排放什么书？\x1f第{n}类', '') for n in range(4, 60)]


def collection(is_new):
    path = tempfile.mktemp()
    db = sqlite3.connect(path)
    db.execute('pragma page_size = 1024')
    db.execute('create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld text, csum integer, flags integer, data text)')
    db.execute('create table cards (id integer primary key, nid integer, did integer, ord integer)')
    db.execute('create table col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text, tags text)')
    models = {'7': {'name': '基础', 'flds': [{'name': '正面'}, {'name': '背面'}]}}
    decks = {'9': {'name': '读书会::第一单元'}}
    if is_new:
        db.execute('create table fields (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid')
        db.executemany('insert into fields values (7, ?, ?, null)', [(0, 'Front'), (1, 'Back')])
        db.execute('create table decks (id integer primary key not null, name text)')
        db.execute('insert into decks values (9, ?)', ('读书会\x1f第一单元',))
        models = decks = {}
    text = lambda value: json.dumps(value, ensure_ascii=False) if value else ''
    db.execute('insert into col values (1,0,0,0,11,0,0,0,?,?,?,?,?)', ('{}', text(models), text(decks), '{}', '{}'))
    for at, (guid, fields, tags) in enumerate(NOTES + MANY, 1):
        db.execute('insert into notes values (?,?,7,0,0,?,?,?,0,0,?)', (at, guid, tags, fields, fields.split('\x1f')[0], ''))
        db.execute('insert into cards values (?,?,9,0)', (at, at))
    db.commit()
    db.close()
    with open(path, 'rb') as file:
        data = file.read()
    os.remove(path)
    return data


def zstd(data):
    """A frame of blocks as they are: https://datatracker.ietf.org/doc/html/rfc8878."""
    blocks = [data[at : at + 65536] for at in range(0, len(data), 65536)]
    frame = struct.pack('<IBI', 0xFD2FB528, 0xA0, len(data))
    for at, block in enumerate(blocks):
        frame += struct.pack('<I', (len(block) << 3) | (at == len(blocks) - 1))[:3] + block
    return frame


def save(name, parts):
    with zipfile.ZipFile(os.path.join(FOLDER, name), 'w', zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


save('anki2.apkg', {'collection.anki2': collection(False), 'media': b'{}'})
save('anki21.apkg', {'collection.anki2': b'', 'collection.anki21': collection(False), 'media': b'{}'})
save('anki21b.apkg', {'meta': b'\x08\x03', 'collection.anki21b': zstd(collection(True)), 'collection.anki2': b'', 'media': b''})
