Llame al (719) 555-0142 o al 911 en una emergencia.
Llame al 112.
De 112 personas, 9 tuvieron un moretón.
Teléfono: 600 123 456
1 de cada 10 personas; 3 de cada 1.000; 3 de cada 1,000.
Dura 3-5 días, o 1–2 semanas.
Dura de 3-5 días.
Dura entre 3 y 5 días, o entre 3-5 días.
Suelen quitarse en 1 a 2 semanas.
Hinchazón: 1 a 2 días
1 día, 1 semana, 1 hora, 1 mes y 1 pastilla
22 nov. 2026
22 de nov. de 2026
Revisado 2026-11-22.
22/11/2026
A las 9:30, a las 9:00, a las 14:30 h o a las 9 a. m.
De 9:00 a 17:00
Abierto 9:00-17:00
Tome 500 mg, 0,5 ml, 0.5 ml o 1 mg.
Tome 2*500 mg o 2 x 500 mg.
10 µg son 10 mcg.
A menos de 38 °C, a <25 °C
50 %, 10%-20% de las personas
IMC >= 30, edad ≥ 65, dolor < 5, 5 ± 2
65+ años
½ pastilla, 1½ pastillas, 1/2 vaso, ¾ ml
120/80 mmHg
10 mg/kg/día
El Dr. Díaz y la Sra. Paz, p. ej., en la Av. Central
Administración de Alimentos y Medicamentos de EE. UU.
Lave y/o enjuague.
Vea www.clinica.es/piel o escriba a citas@clinica.es.
Cuesta 20 €, $20 o 1 €.
-5 °C
En 24 h, tras 5 min.
