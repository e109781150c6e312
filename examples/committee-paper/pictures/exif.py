import sys,struct
s=open(sys.argv[1],'rb').read(); o=int(sys.argv[3])
t=b'Exif\0\0MM\0*\0\0\0\x08'+struct.pack('>H',1)+struct.pack('>HHIHH',0x112,3,1,o,0)+struct.pack('>I',0)
open(sys.argv[2],'wb').write(s[:2]+b'\xff\xe1'+struct.pack('>H',len(t)+2)+t+s[2:])
